"""Set-OpenAIContext."""

from __future__ import annotations

from ...api.context import OpenAIContext
from ...api.enums import OpenAIApiType
from ...api.parameters import API_KEY_HELP, AUTH_TYPES
from ...api.transformations import ToSecureString
from ...framework.declaration.cmdlet import Cmdlet
from ...framework.declaration.parameter import InSet, Parameter
from ...framework.settings import Settings
from ...framework.validation.ranges import ValidateRange
from ...framework.validation.sets import ValidateSet
from ...framework.values.types import INT, SECURE_STRING, STRING, URI, enum_of


class SetOpenAIContext(
    Cmdlet,
    name="Set-OpenAIContext",
    examples=(
        ("Set-OpenAIContext -ApiBase http://localhost:8080/v1 -MaxRetryCount 3", "Sends what follows to another server."),
        ("$saved = Get-OpenAIContext; ...; $saved | Set-OpenAIContext", "Puts a context back."),
    ),
):
    """Stores values that the commands of this session use where a parameter is not given.

    Only what is given is changed. The context lasts as long as the session: a script, or a Python program.
    """

    ApiKey = Parameter(SECURE_STRING, InSet(by_property_name=True), transform=[ToSecureString()], help=API_KEY_HELP)
    ApiType = Parameter(
        enum_of(OpenAIApiType), InSet(by_property_name=True), default=OpenAIApiType.OpenAI, help="Whose API is spoken to."
    )
    ApiBase = Parameter(URI, InSet(by_property_name=True), help="The address of the API.")
    ApiVersion = Parameter(STRING, InSet(by_property_name=True), help="The api-version that Azure is asked for.")
    AuthType = Parameter(
        STRING,
        InSet(by_property_name=True),
        validate=[ValidateSet(*AUTH_TYPES)],
        default="openai",
        help="How the key is sent. Without it, it follows -ApiType.",
    )
    Organization = Parameter(STRING, InSet(by_property_name=True), alias="OrgId", help="The id of the organization.")
    TimeoutSec = Parameter(INT, InSet(by_property_name=True), default=0, help="Seconds for one input of a command; 0 is no limit.")
    MaxRetryCount = Parameter(
        INT, InSet(by_property_name=True), validate=[ValidateRange(0, 100)], default=0, help="How often a request is sent again."
    )

    def end(self) -> None:
        """Stores what was bound; as in the module, once, after the last input object."""
        self.session.service(OpenAIContext.for_session).update(self.bound)
        if self.session.single_command:
            config = self.session.service(Settings.for_session).path
            self.write_warning(
                "The context ends with this process, and no command follows in it, as one would in a script. For later processes, "
                "`psopenai login` keeps the key; `psopenai config set` keeps api_base, organization and, as "
                f"defaults.COMMAND:PARAMETER, the rest (in {config}). The environment does, too: OPENAI_API_KEY, OPENAI_API_BASE, "
                "OPENAI_ORGANIZATION."
            )
