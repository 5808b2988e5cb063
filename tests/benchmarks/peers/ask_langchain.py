"""LangChain with Chroma, by its quick start: a directory loader, the recursive splitter, similarity search."""

from __future__ import annotations

from pathlib import Path

from langchain_chroma import Chroma
from langchain_community.document_loaders import DirectoryLoader, TextLoader
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from protocol import run


class LangChain:
    """A Chroma vector store of pieces of 1,000 characters that overlap by 200, as its tutorial has them."""

    def __init__(self, model: str, store: Path) -> None:
        self._splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
        self._vectors = Chroma("articles", HuggingFaceEmbeddings(model_name=model), persist_directory=str(store))

    def index(self, folder: Path) -> None:
        loader = DirectoryLoader(str(folder), glob="**/*.md", loader_cls=TextLoader)
        self._vectors.add_documents(self._splitter.split_documents(loader.load()))

    def add(self, file: Path) -> None:
        self._vectors.add_documents(self._splitter.split_documents(TextLoader(str(file)).load()))

    def search(self, question: str, count: int) -> list[str]:
        return [document.page_content for document in self._vectors.similarity_search(question, k=count)]


run(LangChain)
