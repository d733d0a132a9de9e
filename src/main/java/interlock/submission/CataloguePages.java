package interlock.submission;

import interlock.account.CurrentAccount;
import interlock.account.Role;
import interlock.exercise.Catalogue;
import interlock.exercise.ExercisePackage;
import interlock.verdict.Verdict;
import interlock.web.Page;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The start page: what can be solved, and what its reader reached so far.
@Path("/")
@RunOnVirtualThread
@RolesAllowed(Role.CANDIDATE_NAME)
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class CataloguePages {
    private final Catalogue catalogue;
    private final BestVerdicts best;
    private final LanguageTitles titles;
    private final CurrentAccount account;
    private final Page page;

    CataloguePages(
            Catalogue catalogue,
            BestVerdicts best,
            LanguageTitles titles,
            CurrentAccount account,
            Page page) {
        this.catalogue = catalogue;
        this.best = best;
        this.titles = titles;
        this.account = account;
        this.page = page;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance catalogue(List<CatalogueRow> rows);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance catalogue() {
        var reached = best.of(account.id());
        return Templates.catalogue(
                catalogue.published().stream()
                        .map(version -> row(version.exercise(), reached))
                        .toList());
    }

    private CatalogueRow row(ExercisePackage exercise, Map<String, Verdict> reached) {
        return new CatalogueRow(
                exercise.slug(),
                exercise.name().in(page.locale()),
                exercise.difficulty(),
                exercise.minutes(),
                exercise.keywords(),
                exercise.plan().languages().keySet().stream().map(titles::of).toList(),
                reached.get(exercise.slug()));
    }
}
