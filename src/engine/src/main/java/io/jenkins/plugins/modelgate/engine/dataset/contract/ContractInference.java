package io.jenkins.plugins.modelgate.engine.dataset.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes a first contract from data: what holds for every row now, for people to loosen where the next delivery may differ. */
public final class ContractInference {
    private ContractInference() {}

    /**
     * A contract (ODCS 3.1.0, YAML) that the table meets.
     *
     * @throws DatasetException when the table cannot be asked
     */
    public static String infer(Table table) throws DatasetException, InterruptedException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", table.name());
        object.put("logicalType", "object");
        List<Map<String, Object>> properties = new ArrayList<>();
        for (ColumnFacts facts : ColumnFacts.of(table)) {
            properties.add(new InferredProperty(facts, table).fields());
        }
        object.put("properties", properties);
        object.put(
                "quality",
                List.of(fields("metric", "rowCount", "mustBeGreaterThan", 0, "description", "The data is not empty.")));
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("apiVersion", "v3.1.0");
        contract.put("kind", "DataContract");
        // The same table gives the same contract.
        contract.put(
                "id",
                UUID.nameUUIDFromBytes(table.name().getBytes(StandardCharsets.UTF_8))
                        .toString());
        contract.put("version", "0.1.0");
        contract.put("status", "draft");
        contract.put("name", table.name());
        contract.put(
                "description",
                Map.of("limitations", "Inferred from " + table.rows() + " rows; not agreed with anybody yet."));
        if (table.rows() == 0) {
            object.remove("quality");
        }
        contract.put("schema", List.of(object));
        try {
            return YAMLMapper.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build()
                    .writeValueAsString(contract);
        } catch (JsonProcessingException e) {
            throw new DatasetException("the contract cannot be written", e);
        }
    }

    static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return fields;
    }
}
