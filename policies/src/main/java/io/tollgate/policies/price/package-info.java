/** What tokens cost. */
@NullMarked
package io.tollgate.policies.price;

import org.jspecify.annotations.NullMarked;
