/** How the targets fare: who is to blame, who rests, who is full, and how fast each begins. */
@NullMarked
package io.tollgate.filters.upstream.health;

import org.jspecify.annotations.NullMarked;
