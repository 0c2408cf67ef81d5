package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part and the cache point behind it, which is a member of the part's block here.
 *
 * @param cachePoint null if there is none
 */
record MarkedPart(Part part, Part.@Nullable CachePoint cachePoint) {

    /** A cache point with nothing before it that could carry it is lost. */
    static List<MarkedPart> of(List<Part> parts, Losses losses) {
        List<MarkedPart> marked = new ArrayList<>();
        for (Part part : parts) {
            if (!(part instanceof Part.CachePoint cachePoint)) {
                marked.add(new MarkedPart(part, null));
            } else if (marked.isEmpty() || marked.getLast().part instanceof Part.Reasoning) {
                losses.add("messages[].content[].cache_control");
            } else {
                marked.add(new MarkedPart(marked.removeLast().part, cachePoint));
            }
        }
        return marked;
    }
}
