package interlock.review;

import interlock.account.AccountId;
import interlock.submission.ListQuery;
import interlock.submission.Listed;
import interlock.submission.SubmissionLine;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One page of submissions as a reviewer sees it, with the filter it was asked for.
///
/// @param page from 1
/// @param previous address of the page before, empty on the first
/// @param next address of the page after, empty on the last
record ReviewTable(
        ListQuery query,
        List<Row> rows,
        long total,
        int page,
        int pages,
        String previous,
        String next) {

    record Row(SubmissionLine line, String candidate) {}

    ReviewTable {
        rows = List.copyOf(rows);
    }

    static ReviewTable of(
            ListQuery query, Listed<SubmissionLine> found, Map<AccountId, String> names) {
        int pages = (int) Math.max(1, Math.ceilDiv(found.total(), found.pageSize()));
        int page = found.page();
        return new ReviewTable(
                query,
                found.items().stream()
                        .map(
                                line ->
                                        new Row(
                                                line,
                                                names.getOrDefault(
                                                        line.account(), line.account().toString())))
                        .toList(),
                found.total(),
                page + 1,
                pages,
                page > 0 ? address(query, page - 1) : "",
                page + 1 < pages ? address(query, page + 1) : "");
    }

    public boolean isFiltered() {
        return isGiven(query.exercise())
                || isGiven(query.verdict())
                || isGiven(query.account())
                || isGiven(query.kind());
    }

    private static String address(ListQuery query, int page) {
        var address = UriBuilder.fromPath("/review").queryParam("page", page);
        add(address, "exercise", query.exercise());
        add(address, "verdict", query.verdict());
        add(address, "account", query.account());
        add(address, "kind", query.kind());
        return address.build().toString();
    }

    private static void add(UriBuilder address, String name, @Nullable String value) {
        if (isGiven(value)) {
            address.queryParam(name, value);
        }
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isEmpty();
    }
}
