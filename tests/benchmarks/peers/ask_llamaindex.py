"""LlamaIndex with Chroma, by its quick start: SimpleDirectoryReader, VectorStoreIndex, a retriever."""

from __future__ import annotations

from pathlib import Path

import chromadb
from llama_index.core import SimpleDirectoryReader, StorageContext, VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore
from protocol import run


class LlamaIndex:
    """One VectorStoreIndex over a Chroma collection, with the defaults of both."""

    def __init__(self, model: str, store: Path) -> None:
        self._model = HuggingFaceEmbedding(model_name=model)
        collection = chromadb.PersistentClient(str(store)).get_or_create_collection("articles")
        self._storage = StorageContext.from_defaults(vector_store=ChromaVectorStore(chroma_collection=collection))

    def index(self, folder: Path) -> None:
        documents = SimpleDirectoryReader(str(folder), recursive=True).load_data()
        self._index = VectorStoreIndex.from_documents(documents, storage_context=self._storage, embed_model=self._model)

    def add(self, file: Path) -> None:
        for document in SimpleDirectoryReader(input_files=[str(file)]).load_data():
            self._index.insert(document)

    def search(self, question: str, count: int) -> list[str]:
        return [node.get_content() for node in self._index.as_retriever(similarity_top_k=count).retrieve(question)]


run(LlamaIndex)
