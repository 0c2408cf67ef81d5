/** What a call used: tokens in disjoint buckets, and the record that every call leaves behind. */
@NullMarked
package io.tollgate.policies.usage;

import org.jspecify.annotations.NullMarked;
