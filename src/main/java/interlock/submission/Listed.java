package interlock.submission;

import java.util.List;

/// One page of a longer list.
///
/// @param total rows on all pages
/// @param page from 0
public record Listed<T>(List<T> items, long total, int page, int pageSize) {
    public Listed {
        items = List.copyOf(items);
    }
}
