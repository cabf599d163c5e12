package io.jenkins.plugins.modelgate.engine.dependency.sbom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.util.Map;

/** Brings SPDX 2 in its tag-value form into the shape of its JSON form, as far as packages go. */
final class SpdxTagValue {
    private static final Map<String, String> FIELDS = Map.of(
            "PackageVersion", "versionInfo",
            "PackageLicenseConcluded", "licenseConcluded",
            "PackageLicenseDeclared", "licenseDeclared");

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final ArrayNode packages = root.putArray("packages");
    private final ArrayNode relationships = root.putArray("relationships");

    @CheckForNull
    private ObjectNode open;

    private SpdxTagValue() {}

    static ObjectNode asJson(String file, String text) throws ManifestException {
        SpdxTagValue reader = new SpdxTagValue();
        String[] lines = text.split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            int colon = line.indexOf(':');
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Location where = new Location(file, "line " + (i + 1), -1);
            if (colon <= 0) {
                throw new ManifestException(where, "is neither \"Tag: value\" nor a comment");
            }
            String value = line.substring(colon + 1).strip();
            if (value.startsWith("<text>")) {
                StringBuilder whole = new StringBuilder(value);
                while (whole.indexOf("</text>") < 0 && i + 1 < lines.length) {
                    whole.append('\n').append(lines[++i]);
                    if (lines[i].contains("</text>")) {
                        break;
                    }
                }
                if (!whole.toString().contains("</text>")) {
                    throw new ManifestException(where, "opens <text> and never closes it");
                }
                value = whole.substring("<text>".length(), whole.indexOf("</text>"));
            }
            reader.tag(line.substring(0, colon).strip(), value, where);
        }
        return reader.root;
    }

    private void tag(String tag, String value, Location where) throws ManifestException {
        switch (tag) {
            case "SPDXVersion" -> root.put("spdxVersion", value);
            case "PackageName" -> open = packages.addObject().put("name", value);
            case "FileName", "SnippetSPDXID", "LicenseID" -> open = null;
            case "SPDXID" -> {
                if (open != null) {
                    open.put("SPDXID", value);
                }
            }
            case "Relationship" -> relationship(value, where);
            default -> field(tag, value, where);
        }
    }

    private void field(String tag, String value, Location where) throws ManifestException {
        boolean ofPackage = FIELDS.containsKey(tag) || tag.equals("PackageChecksum") || tag.equals("ExternalRef");
        if (!ofPackage) {
            return;
        }
        if (open == null) {
            throw new ManifestException(where, "says something of a package before PackageName names one");
        }
        if (FIELDS.containsKey(tag)) {
            open.put(FIELDS.get(tag), value);
        } else if (tag.equals("PackageChecksum")) {
            int colon = value.indexOf(':');
            if (colon > 0) {
                open.withArrayProperty("checksums")
                        .addObject()
                        .put("algorithm", value.substring(0, colon).strip())
                        .put("checksumValue", value.substring(colon + 1).strip());
            }
        } else {
            String[] parts = value.split("\\s+", 3);
            if (parts.length == 3) {
                open.withArrayProperty("externalRefs")
                        .addObject()
                        .put("referenceType", parts[1])
                        .put("referenceLocator", parts[2]);
            }
        }
    }

    private void relationship(String value, Location where) throws ManifestException {
        String[] parts = value.split("\\s+");
        if (parts.length < 3) {
            throw new ManifestException(where, "is no relationship: it wants two elements and a type between them");
        }
        relationships
                .addObject()
                .put("spdxElementId", parts[0])
                .put("relationshipType", parts[1])
                .put("relatedSpdxElement", parts[2]);
    }
}
