"""The parameters that nearly every command of the module has, in the groups and the order the module declares them."""

from __future__ import annotations

from ..framework.declaration.parameter import InSet, Parameter, ParameterGroup
from ..framework.validation.not_null import ValidateNotNullOrEmpty
from ..framework.validation.ranges import ValidateRange
from ..framework.validation.sets import ValidateSet
from ..framework.values.types import DICTIONARY, INT, OBJECT, SECURE_STRING, STRING, SWITCH, URI, enum_of
from .enums import OpenAIApiType
from .transformations import LowerCase, ToSecureString

AUTH_TYPES = ("openai", "azure", "azure_ad")

API_KEY_HELP = (
    "The key that is sent, as text or as a SecureString. Other users of a machine can read the command line of a process: "
    "`psopenai login` keeps the key in the system's keyring instead. Without -ApiKey it comes from the first of these that has "
    "one: the context, the session's variable OPENAI_API_KEY, the config file (api_key), the environment variable "
    "OPENAI_API_KEY, the system's keyring."
)


class Limits(ParameterGroup):
    """How long and how often a request is tried."""

    TimeoutSec = Parameter(
        INT, default=0, help="Seconds for everything done for one input, retries and further pages included. 0 is no limit."
    )
    MaxRetryCount = Parameter(
        INT,
        validate=[ValidateRange(0, 100)],
        default=0,
        help="How often a request is sent again after 429, 5xx or a failed connection. Server hints set the pause between.",
    )


class Connection(ParameterGroup):
    """Where requests go, and as whom."""

    ApiType = Parameter(enum_of(OpenAIApiType), default=OpenAIApiType.OpenAI, help="Whose API is spoken to: OpenAI or Azure.")
    ApiBase = Parameter(
        URI, help="The address of the API, such as http://localhost:8080/v1. Without it: https://api.openai.com/v1."
    )
    ApiVersion = Parameter(STRING, InSet(dont_show=True), help="The api-version that Azure is asked for.")
    AuthType = Parameter(
        STRING,
        validate=[ValidateSet(*AUTH_TYPES)],
        default="openai",
        help="How the key is sent: openai and azure_ad as a bearer token, azure in the header api-key.",
    )
    ApiKey = Parameter(SECURE_STRING, transform=[ToSecureString()], help=API_KEY_HELP)
    Organization = Parameter(STRING, alias="OrgId", help="The id of the organization that the request is counted for.")


class Additional(ParameterGroup):
    """What is added to a request beyond what the command knows."""

    AdditionalQuery = Parameter(DICTIONARY, help="Pairs added to the query of each request.")
    AdditionalHeaders = Parameter(DICTIONARY, help="Header fields of each request; they win over the command's own.")
    AdditionalBody = Parameter(
        OBJECT, help="Properties for the JSON body of a request that has one, as a dictionary, an object or JSON text; they win."
    )


class RunTarget(ParameterGroup):
    """The run a command is about: an object in the set Run, two ids in the set Id."""

    Run = Parameter(
        OBJECT,
        InSet("Run", mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        alias="InputObject",
        type_name="PSOpenAI.Thread.Run",
        help="The run, as Start-ThreadRun or Get-ThreadRun wrote it.",
    )
    RunId = Parameter(
        STRING,
        InSet("Id", mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        validate=[ValidateNotNullOrEmpty()],
        alias="run_id",
        help="The id of the run.",
    )
    ThreadId = Parameter(
        STRING,
        InSet("Id", mandatory=True, position=1, by_property_name=True),
        validate=[ValidateNotNullOrEmpty()],
        alias="thread_id",
        help="The id of the thread that the run belongs to.",
    )


class Paging(ParameterGroup):
    """How much of a list is fetched, in the parameter set List."""

    Limit = Parameter(INT, InSet("List"), validate=[ValidateRange(1, 100)], default=20, help="How many objects at most.")
    All = Parameter(SWITCH, InSet("List"), help="Fetches every page; -Limit does not count then.")
    After = Parameter(STRING, InSet("List", dont_show=True), help="The id after which the list begins.")
    Before = Parameter(STRING, InSet("List", dont_show=True), help="The id before which the list ends.")
    Order = Parameter(
        STRING,
        InSet("List"),
        validate=[ValidateSet("asc", "desc")],
        transform=[LowerCase()],
        default="asc",
        help="asc: oldest first; desc: newest first.",
    )
