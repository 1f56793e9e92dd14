"""Start-ThreadRun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...api.cmdlet import ApiCmdlet
from ...api.errors import NotSupportedException
from ...api.objects import text_of, typed
from ...api.parameters import Additional, Connection, Limits
from ...api.run_body import content_of, response_format, tool_choice, tools
from ...api.runs import written
from ...api.threads import more_messages, tool_resources
from ...api.transformations import LowerCase
from ...api.types import RUN
from ...framework.declaration.parameter import Include as IncludeGroup
from ...framework.declaration.parameter import InSet, Parameter
from ...framework.validation.counts import ValidateCount
from ...framework.validation.lengths import ValidateLength
from ...framework.validation.not_null import ValidateNotNullOrEmpty
from ...framework.validation.ranges import ValidateRange
from ...framework.validation.sets import ValidateSet
from ...framework.values.types import (
    DICTIONARY,
    DICTIONARY_ARRAY,
    DOUBLE,
    INT,
    OBJECT,
    OBJECT_ARRAY,
    STRING,
    STRING_ARRAY,
    SWITCH,
)

_MODELS = (
    "gpt-3.5-turbo", "gpt-4", "gpt-4o", "gpt-4o-mini", "gpt-3.5-turbo-16k", "gpt-3.5-turbo-1106", "gpt-3.5-turbo-0125",
    "gpt-4-0613", "gpt-4-32k", "gpt-4-32k-0613", "gpt-4-turbo", "gpt-4-turbo-2024-04-09", "gpt-4.1", "gpt-4.1-mini", "gpt-4.1-nano",
    "gpt-5", "gpt-5-mini", "gpt-5-nano", "o1", "o3-mini",
)  # fmt: skip
_SENT_AS_GIVEN = (
    ("Model", "model"), ("Instructions", "instructions"), ("ReasoningEffort", "reasoning_effort"),
    ("AdditionalInstructions", "additional_instructions"), ("MetaData", "metadata"), ("Temperature", "temperature"),
    ("TopP", "top_p"), ("MaxPromptTokens", "max_prompt_tokens"), ("MaxCompletionTokens", "max_completion_tokens"),
)  # fmt: skip
_MOST = 2**31 - 1
_ON_THREAD = "Run_ThreadId"
_WITH_THREAD = "ThreadAndRun"


class StartThreadRun(
    ApiCmdlet,
    name="Start-ThreadRun",
    default_set=_WITH_THREAD,
    outputs="PSOpenAI.Thread.Run",
    examples=(
        ("$Thread | Start-ThreadRun -Assistant asst_abc | Wait-ThreadRun", "Runs an assistant on a thread and waits for it."),
        ("Start-ThreadRun -Assistant asst_abc -Message 'How are you?'", "Makes a thread with one message and runs it."),
    ),
):
    """Runs an assistant on a thread, or on a new thread made of a message.

    The assistant comes from -AssistantId, from the input's assistant_id, or from $PSDefaultParameterValues, which the section
    [defaults] of the config file fills: "Start-ThreadRun:AssistantId" = "asst_abc".
    """

    ThreadId = Parameter(
        STRING,
        InSet(_ON_THREAD, mandatory=True, position=0, from_pipeline=True, by_property_name=True),
        validate=[ValidateNotNullOrEmpty()],
        alias=("InputObject", "Thread", "thread_id"),
        help="The id of the thread, or the thread itself.",
    )
    AssistantId = Parameter(
        STRING,
        InSet(mandatory=True, position=1, by_property_name=True),
        validate=[ValidateNotNullOrEmpty()],
        alias=("Assistant", "assistant_id"),
        help="The id of the assistant that runs, or the assistant itself.",
    )
    Model = Parameter(STRING, default="gpt-3.5-turbo", completions=_MODELS, help="Another model than the assistant's own.")
    Instructions = Parameter(STRING, validate=[ValidateLength(0, 256000)], help="Other instructions than the assistant's own.")
    ReasoningEffort = Parameter(
        STRING,
        alias="reasoning_effort",
        completions=("none", "minimal", "low", "medium", "high", "xhigh"),
        help="How much a reasoning model thinks.",
    )
    AdditionalInstructions = Parameter(
        STRING, InSet(_ON_THREAD), alias="additional_instructions", help="Instructions behind the assistant's own, for this run."
    )
    AdditionalMessages = Parameter(
        OBJECT_ARRAY,
        InSet(_ON_THREAD),
        InSet(_WITH_THREAD),
        alias="additional_messages",
        help="Messages put into the thread before the run: texts, or objects with role and content.",
    )
    Include = Parameter(
        STRING_ARRAY,
        InSet(_ON_THREAD),
        completions=("step_details.tool_calls[*].file_search.results[*].content",),
        help="What the answer is to contain besides.",
    )
    Message = Parameter(
        STRING,
        InSet(_WITH_THREAD, mandatory=True),
        alias=("Text", "Content"),
        validate=[ValidateNotNullOrEmpty()],
        help="The message that the new thread begins with.",
    )
    Images = Parameter(
        OBJECT_ARRAY,
        InSet(_WITH_THREAD),
        validate=[ValidateNotNullOrEmpty()],
        help="Images of the message: addresses, ids of files, or file objects.",
    )
    ImageDetail = Parameter(
        STRING,
        InSet(_WITH_THREAD),
        validate=[ValidateSet("auto", "low", "high")],
        transform=[LowerCase()],
        default="auto",
        help="How closely the images are looked at.",
    )
    Role = Parameter(
        STRING,
        InSet(_WITH_THREAD),
        transform=[LowerCase()],
        default="user",
        completions=("user", "assistant"),
        help="Whose message it is.",
    )
    FileIdsForCodeInterpreter = Parameter(
        STRING_ARRAY,
        InSet(_WITH_THREAD),
        validate=[ValidateCount(0, 20)],
        help="The ids of files that the code interpreter may read.",
    )
    VectorStoresForFileSearch = Parameter(
        STRING_ARRAY, InSet(_WITH_THREAD), validate=[ValidateCount(1, 1)], help="The id of the vector store that is searched."
    )
    MaxPromptTokens = Parameter(
        INT, validate=[ValidateRange(256, _MOST)], alias="max_prompt_tokens", help="The most prompt tokens of the whole run."
    )
    MaxCompletionTokens = Parameter(
        INT, validate=[ValidateRange(256, _MOST)], alias="max_completion_tokens", help="The most tokens that the run may write."
    )
    TruncationStrategyType = Parameter(
        STRING,
        alias="truncation_strategy",
        validate=[ValidateSet("auto", "last_messages")],
        transform=[LowerCase()],
        default="auto",
        help="How a long thread is cut.",
    )
    TruncationStrategyLastMessages = Parameter(
        INT, alias="last_messages", validate=[ValidateRange(1, _MOST)], default=1, help="How many of the last messages stay."
    )
    ToolChoice = Parameter(
        STRING,
        alias="tool_choice",
        transform=[LowerCase()],
        completions=("none", "auto", "required", "code_interpreter", "file_search", "function"),
        help="Which tool is called; function needs -ToolChoiceFunctionName.",
    )
    ToolChoiceFunctionName = Parameter(STRING, validate=[ValidateNotNullOrEmpty()], help="The name of the function to be called.")
    UseCodeInterpreter = Parameter(SWITCH, help="Lets the run execute code.")
    UseFileSearch = Parameter(SWITCH, help="Lets the run search files.")
    Functions = Parameter(
        DICTIONARY_ARRAY,
        allow_empty_collection=True,
        help="Functions that may be called: name, description and parameters of each.",
    )
    ParallelToolCalls = Parameter(SWITCH, alias="parallel_tool_calls", help="Lets the run call several tools at once.")
    MetaData = Parameter(DICTIONARY, help="Up to 16 pairs of text kept with the run.")
    Temperature = Parameter(DOUBLE, validate=[ValidateRange(0.0, 2.0)], help="How freely words are chosen, 0 to 2.")
    TopP = Parameter(
        DOUBLE, validate=[ValidateRange(0.0, 1.0)], alias="top_p", help="The share of likely words that are chosen from, 0 to 1."
    )
    Stream = Parameter(SWITCH, help="Writes the answer piece by piece; not available yet.")
    ResponseFormat = Parameter(
        OBJECT,
        alias=("response_format", "Format"),
        validate=[ValidateSet("default", "auto", "text", "json_object", "json_schema", "raw_response")],
        default="default",
        help="The form of the answer; raw_response writes the service's own text.",
    )
    JsonSchema = Parameter(STRING, help="The schema, as JSON text, for -ResponseFormat json_schema.")
    limits = IncludeGroup(Limits)
    connection = IncludeGroup(Connection)
    additional = IncludeGroup(Additional)

    def process(self) -> Iterator[Any]:
        """Starts one run."""
        if self.Stream:
            raise NotSupportedException(
                "-Stream is not available yet. Without it the command writes the run, and Wait-ThreadRun waits for its end."
            )
        on_thread = self.parameter_set == _ON_THREAD
        endpoint, segments = ("Runs", [self.ThreadId]) if on_thread else ("ThreadAndRun", [])
        query = [("include[]", entry) for entry in self.bound.get("Include") or ()]
        body = self.body(on_thread=on_thread)
        deadline = self.api.deadline()
        if str(self.ResponseFormat).lower() == "raw_response":
            yield self.api.text("POST", endpoint, segments, query=query, body=body, deadline=deadline)
            return
        run = typed(self.api.post(endpoint, *segments, query=query, body=body, deadline=deadline), RUN)
        self.write_verbose(f"The run {text_of(run, 'id')} was started: it is {text_of(run, 'status')}.")
        yield from written(self, run)

    def body(self, *, on_thread: bool) -> dict[str, Any]:
        """Returns what is sent: the assistant, and what was given (module-behaviour 12c). Raises ArgumentException."""
        bound = self.bound
        body: dict[str, Any] = {"assistant_id": self.AssistantId}
        body |= {key: bound[name] for name, key in _SENT_AS_GIVEN if name in bound}
        if "TruncationStrategyType" in bound or "TruncationStrategyLastMessages" in bound:
            last_messages = bound.get("TruncationStrategyLastMessages")
            body["truncation_strategy"] = {"type": self.TruncationStrategyType, "last_messages": last_messages}
        chosen = tools(self.Functions, code_interpreter=bool(self.UseCodeInterpreter), file_search=bool(self.UseFileSearch))
        resources = tool_resources(self.FileIdsForCodeInterpreter, self.VectorStoresForFileSearch)
        body |= {key: value for key, value in (("tools", chosen), ("tool_resources", resources)) if value}
        if "ParallelToolCalls" in bound:
            body["parallel_tool_calls"] = bool(self.ParallelToolCalls)
        if "ToolChoice" in bound:
            body["tool_choice"] = tool_choice(self.ToolChoice, self.ToolChoiceFunctionName)
        if "ResponseFormat" in bound:
            body |= response_format(str(self.ResponseFormat), self.JsonSchema)
        messages = more_messages(self.AdditionalMessages or ())
        if not on_thread:
            messages.append({"role": self.Role, "content": content_of(self.Message, self.Images or (), self.ImageDetail)})
            body["thread"] = {"messages": messages}
        elif messages:
            body["additional_messages"] = messages
        return body
