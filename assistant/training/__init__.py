"""Training the reader: question-answering data -> examples -> weights."""
