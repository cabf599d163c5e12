package io.jenkins.plugins.modelgate.engine.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.List;

/** What schemas say of a document; each is among the tests' resources, with its source and licence. */
public final class Schemas {
    private static final String CYCLONEDX = "http://cyclonedx.org/schema/";

    private static final JsonSchemaFactory DRAFT_7 = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V7,
            builder -> builder.schemaMappers(mappers -> mappers.mappings(Schemas::resource)));

    private static final JsonSchemaFactory DRAFT_2020 = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private Schemas() {}

    private static String resource(String iri) {
        return iri.startsWith(CYCLONEDX) ? "classpath:cyclonedx/" + iri.substring(CYCLONEDX.length()) : iri;
    }

    /** Faults of a bill of material by the schema of CycloneDX 1.6. */
    public static List<String> bom(byte[] json) throws IOException {
        return DRAFT_7.getSchema(SchemaLocation.of(CYCLONEDX + "bom-1.6.schema.json")).validate(tree(json)).stream()
                .map(Object::toString)
                .toList();
    }

    /** Faults of a statement by the schema of its predicate type. */
    public static List<String> statement(byte[] json) throws IOException {
        JsonNode tree = tree(json);
        String file = switch (tree.path("predicateType").asText()) {
            case "https://in-toto.io/attestation/svr/v0.2" -> "svr-v0.2";
            case "https://in-toto.io/attestation/test-result/v0.1" -> "test-result-v0.1";
            case "https://slsa.dev/provenance/v1" -> "provenance-v1";
            default -> throw new AssertionError("no schema for " + tree.path("predicateType"));
        };
        return DRAFT_2020
                .getSchema(SchemaLocation.of("classpath:intoto/" + file + ".schema.json"))
                .validate(tree)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode tree(byte[] json) throws IOException {
        return new ObjectMapper().readTree(json);
    }
}
