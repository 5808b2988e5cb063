import subprocess
import sys

_HEAVY = {"torch", "transformers", "sentence_transformers", "chromadb"}


def test_the_page_is_built_without_the_model_or_the_store() -> None:
    program = "import sys, assistant.ui; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "gradio" in loaded
    assert not _HEAVY & set(loaded)


def test_the_greeting_is_served_before_anything_heavy_is_imported() -> None:
    program = "import sys, app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "assistant.greeting" in loaded
    assert not (_HEAVY | {"gradio", "sklearn", "pandas"}) & set(loaded)
