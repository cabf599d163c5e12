package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import java.util.List;
import java.util.Set;
import org.junit.Test;

public class AdvisoryMergeTest {
    private static final ComponentId TORCH = ComponentId.of(Ecosystem.PYPI, "torch", "1.0");
    private static final ComponentId NUMPY = ComponentId.of(Ecosystem.PYPI, "numpy", "1.0");

    @Test
    public void aliasesInAnyNumberOfStepsMeanOneVulnerability() {
        List<Vulnerability> merged = AdvisoryMerge.merge(List.of(
                answer(
                        "osv",
                        match(TORCH, "PYSEC-1", 5.0, "MODERATE", "CVE-1"),
                        match(TORCH, "GHSA-1", null, "HIGH", "X-9")),
                answer("dependency-check", match(TORCH, "X-9", 9.1, null, "CVE-1"))));
        assertThat(merged).hasSize(1);
        Vulnerability one = merged.get(0);
        assertThat(one.id()).isEqualTo("CVE-1");
        assertThat(one.aliases()).containsExactly("GHSA-1", "PYSEC-1", "X-9");
        assertThat(one.sources()).containsExactly("dependency-check", "osv");
        assertThat(one.score()).isEqualTo(9.1);
        assertThat(one.rating()).isEqualTo("HIGH");
    }

    @Test
    public void differentVulnerabilitiesAndDifferentComponentsStayApart() {
        List<Vulnerability> merged = AdvisoryMerge.merge(List.of(answer(
                "osv",
                match(TORCH, "PYSEC-2", 5.0, null, "CVE-2"),
                match(TORCH, "PYSEC-1", 5.0, null, "CVE-1"),
                match(NUMPY, "PYSEC-1", 5.0, null, "CVE-1"))));
        assertThat(merged)
                .extracting(each -> each.component().name() + " " + each.id())
                .containsExactly("numpy CVE-1", "torch CVE-1", "torch CVE-2");
    }

    @Test
    public void whatWasTakenBackIsLeftOut() {
        Advisory withdrawn = new Advisory("CVE-1", Set.of(), "", List.of(), 9.0, null, List.of(), null, false, true);
        assertThat(AdvisoryMerge.merge(List.of(answer("osv", new Answer.Match(TORCH, withdrawn)))))
                .isEmpty();
    }

    @Test
    public void anUnknownRatingIsNoMildOne() {
        assertThat(Ratings.worse("LOW", "DREADFUL")).isEqualTo("DREADFUL");
        assertThat(Ratings.worse("DREADFUL", "critical")).isEqualTo("critical");
        assertThat(Ratings.worse("CRITICAL", "DREADFUL")).isEqualTo("CRITICAL");
        assertThat(Ratings.worse("moderate", "LOW")).isEqualTo("moderate");
        assertThat(Ratings.worse("MODERATE", "High")).isEqualTo("High");
        assertThat(Ratings.worse(null, "LOW")).isEqualTo("LOW");
    }

    private static Answer answer(String source, Answer.Match... matches) {
        return new Answer(source, null, 10, List.of(matches), List.of());
    }

    private static Answer.Match match(
            ComponentId component, String id, Double score, String rating, String... aliases) {
        return new Answer.Match(
                component,
                new Advisory(id, Set.of(aliases), "s", List.of(), score, rating, List.of(), null, false, false));
    }
}
