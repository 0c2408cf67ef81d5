/**
 * The Gemini dialect, as clients call it ({@code POST /v1beta/models/MODEL:generateContent}) and as
 * Google serves it in the Gemini API and on Vertex AI.
 */
@NullMarked
package io.tollgate.filters.dialect.gemini;

import org.jspecify.annotations.NullMarked;
