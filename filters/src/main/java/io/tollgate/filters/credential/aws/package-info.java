/**
 * Credentials of Amazon Web Services: AWS's own modules find them and sign with them.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature
 *     version 4</a>
 */
@NullMarked
package io.tollgate.filters.credential.aws;

import org.jspecify.annotations.NullMarked;
