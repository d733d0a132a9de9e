package interlock.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The places of the candidate's code that rewritten classes name by number. Filled while classes
/// are rewritten, by whichever thread loads them.
final class Sites {
    static final int NOWHERE = 0;

    /// @param file as the class file names its source
    record Site(String file, int line) {}

    private static final List<Site> SITES = new ArrayList<>(List.of(new Site("-", 0)));
    private static final Map<Site, Integer> NUMBERS = new HashMap<>();

    private Sites() {}

    static synchronized int number(Site site) {
        return NUMBERS.computeIfAbsent(
                site,
                added -> {
                    SITES.add(added);
                    return SITES.size() - 1;
                });
    }

    static synchronized Site of(int number) {
        return SITES.get(number);
    }
}
