package io.jenkins.plugins.modelgate.engine.bom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cyclonedx.CycloneDxSchema;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;

/** Licences as cards name them, in lower case, by their SPDX identifiers; any other keeps its name. */
final class Licenses {
    /** The identifiers that the schema of CycloneDX allows, as its library brings them. */
    private static final String IDENTIFIERS = "/spdx.schema.json";

    private Licenses() {}

    static LicenseChoice of(List<String> names) {
        LicenseChoice choice = new LicenseChoice();
        for (String name : names) {
            License license = new License();
            String id = Identifiers.BY_NAME.get(name);
            if (id != null) {
                license.setId(id);
            } else {
                license.setName(name);
            }
            choice.addLicense(license);
        }
        return choice;
    }

    /** Read with the first model that names a licence. */
    private static final class Identifiers {
        static final Map<String, String> BY_NAME = read();

        private static Map<String, String> read() {
            Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            try (InputStream in = CycloneDxSchema.class.getResourceAsStream(IDENTIFIERS)) {
                for (JsonNode id : new ObjectMapper().readTree(in).path("enum")) {
                    byName.put(id.asText(), id.asText());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return byName;
        }
    }
}
