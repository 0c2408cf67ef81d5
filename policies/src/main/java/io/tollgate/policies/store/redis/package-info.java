/** What a cluster's nodes share in Redis: counts of quotas, and nudges. No money. */
@NullMarked
package io.tollgate.policies.store.redis;

import org.jspecify.annotations.NullMarked;
