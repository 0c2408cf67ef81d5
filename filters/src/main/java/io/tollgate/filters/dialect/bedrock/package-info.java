/**
 * Amazon Bedrock's Converse API: one shape for the models of all vendors.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">
 *     Converse</a>
 */
@NullMarked
package io.tollgate.filters.dialect.bedrock;

import org.jspecify.annotations.NullMarked;
