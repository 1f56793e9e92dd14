"""The routes of the API, by the name that the module gives each one, at OpenAI and at Azure.

``{0}`` in a route is the first id; further ids and words follow at its end.
"""

from __future__ import annotations

from typing import NamedTuple

from ..framework.http.errors import InvalidRequest
from ..framework.http.url import encoded_segment, joined

DEFAULT_BASE = "https://api.openai.com/v1"
AZURE_VERSION = "2025-04-01-preview"
_ASSISTANTS_ERA = ("/assistants", "/threads")
_BETA_ROUTES = (*_ASSISTANTS_ERA, "/vector_stores")


class Endpoint(NamedTuple):
    """One route: its path at OpenAI (None where only Azure has it) and at Azure (None where it has none)."""

    openai: str | None
    azure: str | None = None
    azure_version: str = AZURE_VERSION

    @property
    def beta(self) -> str | None:
        """The value of the header OpenAI-Beta that the route needs (module-behaviour 5.12)."""
        return "assistants=v2" if (self.openai or "").startswith(_BETA_ROUTES) else None


ENDPOINTS: dict[str, Endpoint] = {
    "Chat.Completion": Endpoint("/chat/completions", "/openai/deployments/{0}/chat/completions"),
    "Text.Completion": Endpoint("/completions", "/openai/deployments/{0}/completions"),
    "Image.Generation": Endpoint("/images/generations", "/openai/deployments/{0}/images/generations"),
    "Image.Edit": Endpoint("/images/edits", "/openai/deployments/{0}/images/edits"),
    "Image.Variation": Endpoint("/images/variations"),
    "Audio.Speech": Endpoint("/audio/speech", "/openai/deployments/{0}/audio/speech"),
    "Audio.Transcription": Endpoint("/audio/transcriptions", "/openai/deployments/{0}/audio/transcriptions"),
    "Audio.Translation": Endpoint("/audio/translations", "/openai/deployments/{0}/audio/translations"),
    "Moderation": Endpoint("/moderations"),
    "Models": Endpoint("/models", "/openai/models"),
    "Embeddings": Endpoint("/embeddings", "/openai/deployments/{0}/embeddings"),
    "Files": Endpoint("/files", "/openai/files"),
    "Assistants": Endpoint("/assistants", "/openai/assistants"),
    "Threads": Endpoint("/threads", "/openai/threads"),
    "Runs": Endpoint("/threads/{0}/runs", "/openai/threads/{0}/runs"),
    "ThreadAndRun": Endpoint("/threads/runs", "/openai/threads/runs"),
    "Batch": Endpoint("/batches", "/openai/batches"),
    "VectorStores": Endpoint("/vector_stores", "/openai/vector_stores"),
    "VectorStore.Files": Endpoint("/vector_stores/{0}/files", "/openai/vector_stores/{0}/files"),
    "VectorStore.FileBatches": Endpoint("/vector_stores/{0}/file_batches", "/openai/vector_stores/{0}/file_batches"),
    "Containers": Endpoint("/containers"),
    "Container.Files": Endpoint("/containers/{0}/files"),
    "Realtime": Endpoint("/realtime", "/openai/realtime"),
    "Responses": Endpoint("/responses", "/openai/responses"),
    "Responses.InputItems": Endpoint("/responses/{0}/input_items", "/openai/responses/{0}/input_items"),
    "Responses.Compact": Endpoint("/responses/compact"),
    "Conversations": Endpoint("/conversations"),
    "Videos": Endpoint("/videos", "/openai/v1/video/generations/jobs", "preview"),
    "Videos.Remix": Endpoint("/videos/{0}/remix"),
    "Videos.Content": Endpoint("/videos/{0}/content", "/openai/v1/video/generations/{0}/content", "preview"),
}


def openai_url(base: str, name: str, segments: tuple[str, ...]) -> str:
    """Returns an address at OpenAI, or at a server that speaks as it does; each id is percent-encoded, once."""
    return joined(base, _path(ENDPOINTS[name].openai, name, "OpenAI", segments))


def azure_url(base: str, name: str, segments: tuple[str, ...], version: str = "") -> str:
    """Returns an address at Azure with its api-version. Raises InvalidRequest for a route that Azure does not have."""
    endpoint = ENDPOINTS[name]
    query = [("api-version", version.strip() or endpoint.azure_version)]
    return joined(base, _path(endpoint.azure, name, "Azure OpenAI", segments), query)


def is_assistants_era(url: str) -> bool:
    """Whether the address belongs to the Assistants API, which api.openai.com does not answer any more."""
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    return parts.hostname == "api.openai.com" and parts.path.removeprefix("/v1").startswith(_ASSISTANTS_ERA)


def _path(route: str | None, name: str, service: str, segments: tuple[str, ...]) -> str:
    if route is None:
        raise InvalidRequest(f"{service} has no endpoint for {name}.", target=name)
    encoded = [encoded_segment(segment) for segment in segments]
    if "{0}" in route:
        route = route.format(encoded.pop(0))
    return "/".join([route, *encoded])
