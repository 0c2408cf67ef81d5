/** Access tokens of Microsoft Entra ID, by Microsoft's own library. */
@NullMarked
package io.tollgate.filters.credential.entra;

import org.jspecify.annotations.NullMarked;
