"""The module's cmdlets by name, so that none is imported to find it. Made by scripts/generate."""

from __future__ import annotations

from .framework.registry import ManifestEntry

MANIFEST: tuple[ManifestEntry, ...] = (
    ManifestEntry(
        "Clear-OpenAIContext",
        "psopenai_py.cmdlets.Context.clear_openaicontext:ClearOpenAIContext",
        "Context",
        "Empties the context.",
    ),
    ManifestEntry(
        "Get-OpenAIContext",
        "psopenai_py.cmdlets.Context.get_openaicontext:GetOpenAIContext",
        "Context",
        "Gets the context: what Set-OpenAIContext stored for the commands that follow.",
    ),
    ManifestEntry("Get-Thread", "psopenai_py.cmdlets.Threads.get_thread:GetThread", "Threads", "Gets a thread with its messages."),
    ManifestEntry(
        "Get-ThreadRun",
        "psopenai_py.cmdlets.Runs.get_threadrun:GetThreadRun",
        "Runs",
        "Gets one run of a thread, or lists its runs.",
    ),
    ManifestEntry("New-Thread", "psopenai_py.cmdlets.Threads.new_thread:NewThread", "Threads", "Makes a thread."),
    ManifestEntry(
        "Set-OpenAIContext",
        "psopenai_py.cmdlets.Context.set_openaicontext:SetOpenAIContext",
        "Context",
        "Stores values that the commands of this session use where a parameter is not given.",
    ),
    ManifestEntry(
        "Start-ThreadRun",
        "psopenai_py.cmdlets.Runs.start_threadrun:StartThreadRun",
        "Runs",
        "Runs an assistant on a thread, or on a new thread made of a message.",
    ),
    ManifestEntry(
        "Stop-ThreadRun", "psopenai_py.cmdlets.Runs.stop_threadrun:StopThreadRun", "Runs", "Asks for a run to be cancelled."
    ),
    ManifestEntry(
        "Wait-ThreadRun",
        "psopenai_py.cmdlets.Runs.wait_threadrun:WaitThreadRun",
        "Runs",
        "Waits until a run is over, or has a status that you name.",
    ),
)
