/**
 * Cohere's API: chat and embeddings of version 2 as its providers serve them, and reranking as its
 * clients, and those of many other servers, ask for it.
 *
 * @see <a href="https://docs.cohere.com/reference/about">Cohere API reference</a>
 */
@NullMarked
package io.tollgate.filters.dialect.cohere;

import org.jspecify.annotations.NullMarked;
