package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One vulnerability out of every advisory that means it. Two advisories about a component mean the same when an id or alias
 * of one is an id or alias of the other, in any number of steps: OSV calls aliases symmetric and transitive. What is merged
 * is as severe as the worst of its parts; nothing is lost by merging.
 */
public final class AdvisoryMerge {
    private static final List<String> PREFERRED = List.of("CVE-", "GHSA-");

    private AdvisoryMerge() {}

    /**
     * Vulnerabilities in the order of their components, then of their ids.
     *
     * @param answers of all sources; withdrawn advisories are left out
     */
    public static List<Vulnerability> merge(Collection<Answer> answers) {
        Map<ComponentId, List<Part>> parts = new TreeMap<>();
        for (Answer answer : answers) {
            for (Answer.Match match : answer.matches()) {
                if (!match.advisory().withdrawn()) {
                    parts.computeIfAbsent(match.component(), id -> new ArrayList<>())
                            .add(new Part(answer.source(), match.advisory()));
                }
            }
        }
        List<Vulnerability> merged = new ArrayList<>();
        parts.forEach((component, all) -> groups(all).values().stream()
                .map(group -> merged(component, group))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .forEach(merged::add));
        return merged;
    }

    private record Part(String source, Advisory advisory) {
        Set<String> ids() {
            Set<String> ids = new TreeSet<>(advisory.aliases());
            ids.add(advisory.id());
            return ids;
        }
    }

    /** Parts by the representative of their set of ids. */
    private static Map<String, List<Part>> groups(List<Part> parts) {
        Map<String, String> parents = new HashMap<>();
        for (Part part : parts) {
            String first = part.advisory().id();
            part.ids().forEach(id -> parents.put(root(parents, id), root(parents, first)));
        }
        Map<String, List<Part>> groups = new TreeMap<>();
        for (Part part : parts) {
            groups.computeIfAbsent(root(parents, part.advisory().id()), root -> new ArrayList<>())
                    .add(part);
        }
        return groups;
    }

    private static String root(Map<String, String> parents, String id) {
        String root = id;
        String parent = parents.getOrDefault(root, root);
        while (!parent.equals(root)) {
            root = parent;
            parent = parents.getOrDefault(root, root);
        }
        parents.put(id, root);
        return root;
    }

    private static Vulnerability merged(ComponentId component, List<Part> parts) {
        Set<String> ids = new TreeSet<>();
        Set<String> sources = new TreeSet<>();
        Set<String> vectors = new LinkedHashSet<>();
        Set<String> fixed = new LinkedHashSet<>();
        String summary = "";
        Double score = null;
        String rating = null;
        Double epss = null;
        boolean exploited = false;
        for (Part part : parts) {
            Advisory advisory = part.advisory();
            ids.addAll(part.ids());
            sources.add(part.source());
            vectors.addAll(advisory.vectors());
            fixed.addAll(advisory.fixed());
            summary = summary.isEmpty() ? advisory.summary() : summary;
            score = larger(score, advisory.score());
            rating = Ratings.worse(rating, advisory.rating());
            epss = larger(epss, advisory.epss());
            exploited |= advisory.exploited();
        }
        String id = preferred(ids);
        ids.remove(id);
        return new Vulnerability(
                component,
                id,
                ids,
                sources,
                summary,
                List.copyOf(vectors),
                score,
                rating,
                List.copyOf(fixed),
                epss,
                exploited);
    }

    private static Double larger(Double first, Double second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return Math.max(first, second);
    }

    private static String preferred(Set<String> ids) {
        for (String prefix : PREFERRED) {
            for (String id : ids) {
                if (id.startsWith(prefix)) {
                    return id;
                }
            }
        }
        return ids.iterator().next();
    }
}
