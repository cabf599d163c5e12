package io.jenkins.plugins.modelgate.engine.lineage.graph;

import io.jenkins.plugins.modelgate.engine.lineage.FactSource.End;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Along which facts a question goes from a thing: towards where it comes from, or towards what came of it. */
final class Ways {
    /** One of them. */
    record Way(Relation relation, End end) {}

    private static final Map<Kind, List<Way>> ORIGINS = new EnumMap<>(Kind.class);
    private static final Map<Kind, List<Way>> EFFECTS = new EnumMap<>(Kind.class);

    static {
        ORIGINS.put(Kind.DEPLOYMENT, List.of(from(Relation.DEPLOYS), from(Relation.ALLOWED_BY)));
        ORIGINS.put(Kind.APPROVAL, List.of(from(Relation.APPROVES), from(Relation.RESTS_ON)));
        ORIGINS.put(Kind.REPORT, List.of(from(Relation.JUDGES)));
        ORIGINS.put(
                Kind.MODEL,
                List.of(
                        from(Relation.MADE_OF),
                        from(Relation.DERIVED_FROM),
                        from(Relation.SIGNED_BY),
                        from(Relation.GATED_IN)));
        ORIGINS.put(Kind.IMAGE, List.of(from(Relation.SIGNED_BY), from(Relation.GATED_IN)));
        for (Kind kind : List.of(Kind.DATASET, Kind.CONFIGURATION, Kind.SUBJECT)) {
            ORIGINS.put(kind, List.of(from(Relation.GATED_IN)));
        }
        ORIGINS.put(Kind.BUILD, List.of(from(Relation.BUILT_FROM), from(Relation.USES)));
        ORIGINS.put(Kind.PACKAGE, List.of(from(Relation.VERSION_OF)));

        EFFECTS.put(Kind.PACKAGE, List.of(to(Relation.VERSION_OF), to(Relation.CONTAINS)));
        EFFECTS.put(Kind.PACKAGES, List.of(to(Relation.USES)));
        EFFECTS.put(Kind.COMMIT, List.of(to(Relation.BUILT_FROM)));
        EFFECTS.put(Kind.BUILD, List.of(to(Relation.GATED_IN)));
        EFFECTS.put(Kind.SIGNER, List.of(to(Relation.SIGNED_BY)));
        EFFECTS.put(Kind.BASE_MODEL, List.of(to(Relation.DERIVED_FROM)));
        EFFECTS.put(Kind.DATASET, List.of(to(Relation.MADE_OF)));
        EFFECTS.put(Kind.MODEL, List.of(to(Relation.APPROVES), to(Relation.DEPLOYS)));
        EFFECTS.put(Kind.APPROVAL, List.of(to(Relation.ALLOWED_BY)));
        EFFECTS.put(Kind.REPORT, List.of(to(Relation.RESTS_ON)));
        EFFECTS.put(Kind.POLICY, List.of(to(Relation.JUDGED_UNDER)));
    }

    /** From these, and from nothing else, effects lead to models. */
    private static final Set<Kind> TO_MODELS = EnumSet.of(
            Kind.MODEL,
            Kind.DATASET,
            Kind.BASE_MODEL,
            Kind.COMMIT,
            Kind.BUILD,
            Kind.PACKAGES,
            Kind.PACKAGE,
            Kind.SIGNER);

    private Ways() {}

    private static Way from(Relation relation) {
        return new Way(relation, End.FROM);
    }

    private static Way to(Relation relation) {
        return new Way(relation, End.TO);
    }

    static List<Way> origins(Kind kind) {
        return ORIGINS.getOrDefault(kind, List.of());
    }

    static boolean leadToModels(Kind kind) {
        return TO_MODELS.contains(kind);
    }

    static List<Way> effects(Kind kind) {
        return EFFECTS.getOrDefault(kind, List.of());
    }
}
