"""Get-OpenAIModels."""

from __future__ import annotations

from psopenai_py.framework.values.objects import get

MODEL = {"id": "m", "object": "model", "created": 1767225600, "owned_by": "o"}


def test_lists_models_with_their_type_and_local_dates(server, pipe):
    server.load({"GET /v1/models": [{"json": {"object": "list", "data": [MODEL, {**MODEL, "id": "n"}]}}]})
    models = pipe("Get-OpenAIModels").output
    assert [(get(model, "id"), model.type_names[0]) for model in models] == [("m", "PSOpenAI.Model"), ("n", "PSOpenAI.Model")]
    assert get(models[0], "created").timestamp() == 1767225600


def test_each_piped_name_is_one_request_of_its_own(server, pipe):
    """The id is encoded once; the module put a second name below the first one."""
    server.load({"GET /v1/models/*": [{"json": MODEL}]})
    assert len(pipe("Get-OpenAIModels", records=["ft:a/b", "c d"]).output) == 2
    assert server.sent() == ["GET /v1/models/ft%3Aa%2Fb", "GET /v1/models/c%20d"]


def test_objects_of_azure_have_no_type(server, pipe):
    server.load({"GET /v1/openai/models": [{"json": {"object": "list", "data": [MODEL]}}]})
    (model,) = pipe(("Get-OpenAIModels", {"ApiType": "Azure"})).output
    assert "PSOpenAI.Model" not in model.type_names
    assert get(model, "created").timestamp() == 1767225600
