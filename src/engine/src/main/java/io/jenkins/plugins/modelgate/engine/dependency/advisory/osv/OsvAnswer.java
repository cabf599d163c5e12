package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Advisory;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Answer;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.CvssScore;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Ratings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the answer out of the records about the packages that were asked for. */
final class OsvAnswer {
    static final String SOURCE = "osv";

    private final OsvHoldings holdings;
    /** Thousands of advisories share a few hundred vectors. */
    private final Map<List<String>, Optional<Double>> scores = new HashMap<>();

    private final List<Answer.Match> matches = new ArrayList<>();
    private final List<Answer.Unexamined> unexamined = new ArrayList<>();
    private final Set<Ecosystem> asked = EnumSet.noneOf(Ecosystem.class);

    OsvAnswer(OsvHoldings holdings) {
        this.holdings = holdings;
    }

    /** The packages to look for. */
    static Set<PackageKey> keys(Collection<ComponentId> components) {
        Set<PackageKey> keys = new HashSet<>();
        for (ComponentId component : components) {
            PackageKey key = PackageKey.ofComponent(component);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** @param records all there are about the packages of the components */
    Answer of(Collection<ComponentId> components, Map<PackageKey, List<OsvRecord>> records)
            throws InterruptedException {
        for (ComponentId component : new LinkedHashSet<>(components)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while components were compared with OSV's advisories");
            }
            PackageKey key = PackageKey.ofComponent(component);
            if (key == null) {
                foreign(component, "OSV has no advisories about packages of the kind " + component.ecosystem());
            } else {
                if (holdings.of(key.ecosystem()).isWhole()) {
                    asked.add(key.ecosystem());
                } else {
                    foreign(component, missing(key.ecosystem()));
                }
                judge(component, key, records.get(key));
            }
        }
        return new Answer(SOURCE, holdings.newest(asked), holdings.records(), matches, unexamined);
    }

    private String missing(Ecosystem ecosystem) {
        String name = ecosystem.osvName();
        return holdings.of(ecosystem).records() == 0
                ? "the OSV data hold no advisory about packages of " + name
                : "the OSV data hold advisories about packages of " + name
                        + " only where they name other ecosystems too: bring those of " + name + " as well";
    }

    private void foreign(ComponentId component, String why) {
        unexamined.add(new Answer.Unexamined(component, why, true));
    }

    private void judge(ComponentId component, PackageKey key, @CheckForNull List<OsvRecord> records) {
        if (component.ecosystem() == Ecosystem.CONDA) {
            // A PyPI package of the same name may be another one: what is known of it counts, that nothing is proves
            // nothing.
            foreign(
                    component,
                    "OSV has no advisories about conda packages, only about PyPI packages of the same names");
        }
        if (records == null) {
            return;
        }
        OsvMatcher matcher = new OsvMatcher(VersionOrders.of(key.ecosystem()));
        Set<String> known = new HashSet<>();
        for (OsvRecord record : records) {
            if (record.withdrawn() || record.affected().isEmpty()) {
                continue;
            }
            OsvMatcher.Judgement judgement = matcher.judge(record.affected(), component.version());
            if (judgement.affected() && known.add(record.id())) {
                matches.add(new Answer.Match(component, advisory(record, matcher, component.version())));
            } else if (judgement.unknown() != null) {
                unexamined.add(new Answer.Unexamined(
                        component, "whether " + record.id() + " affects it is not known: " + judgement.unknown()));
            }
        }
    }

    private static Optional<Double> score(List<String> vectors) {
        return Optional.ofNullable(CvssScore.of(vectors));
    }

    private Advisory advisory(OsvRecord record, OsvMatcher matcher, @CheckForNull String version) {
        List<String> vectors = record.affected().stream()
                .flatMap(each -> each.vectors().stream())
                .distinct()
                .toList();
        vectors = vectors.isEmpty() ? record.vectors() : vectors;
        String rating = null;
        for (OsvAffected each : record.affected()) {
            rating = Ratings.worse(rating, each.rating());
        }
        rating = rating == null ? record.rating() : rating;
        Set<String> aliases = new LinkedHashSet<>(record.aliases());
        aliases.remove(record.id());
        return new Advisory(
                record.id(),
                aliases,
                record.summary(),
                vectors,
                scores.computeIfAbsent(vectors, OsvAnswer::score).orElse(null),
                rating,
                matcher.fixes(record.affected(), version),
                null,
                false,
                false);
    }
}
