package io.jenkins.plugins.modelgate.engine.dependency.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.dependency.BoundedJson;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.XmlElement;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Bills of material: CycloneDX 1.2 to 1.7 in JSON and XML, SPDX 2.2 and 2.3 in JSON and tag-value, SPDX 3.0 in JSON-LD, under the names that their
 * specifications and tools give them.
 */
public final class BillReader implements ManifestReader {
    private static final Pattern NAMES = Pattern.compile(
            "(?:.*\\.)?(?:cdx|cyclonedx|spdx)\\.json|(?:.*\\.)?spdx3?\\.json(?:ld)?|(?:.*\\.)?(?:cdx|cyclonedx)\\.xml|.*\\.spdx|(?:.*[-_.])?s?bom\\.(?:json|xml)");

    /** PEP 770: what the makers of a wheel put into it, and not what is to be installed. */
    private static final Pattern OF_A_WHEEL = Pattern.compile("(?s)(?:.*/)?[^/]+\\.dist-info/sboms/.+");

    @Override
    public String format() {
        return "sbom";
    }

    @Override
    public InputRole role(String path) {
        return InputRole.BILL;
    }

    @Override
    public boolean accepts(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return NAMES.matcher(name).matches() && !OF_A_WHEEL.matcher(path).matches();
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        String name = file.path().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json") || name.endsWith(".jsonld")) {
            json(file, BoundedJson.read(file), inventory);
        } else if (name.endsWith(".xml")) {
            XmlElement root = XmlElement.read(file);
            if (!root.name().equals("bom")) {
                throw new ManifestException(
                        Location.ofFile(file.path()), "is no CycloneDX: its first element is no bom");
            }
            CycloneDxBill.read(file.path(), CycloneDxXml.asJson(root), inventory);
        } else {
            SpdxBill.read(file.path(), SpdxTagValue.asJson(file.path(), text(file)), inventory);
        }
    }

    private static void json(ManifestFile file, JsonNode root, InventoryBuilder inventory) throws ManifestException {
        if ("CycloneDX".equals(BoundedJson.text(root, "bomFormat"))) {
            CycloneDxBill.read(file.path(), root, inventory);
        } else if (root.has("spdxVersion")) {
            SpdxBill.read(file.path(), root, inventory);
        } else if (Spdx3Bill.is(root)) {
            Spdx3Bill.read(file.path(), root, inventory);
        } else {
            throw new ManifestException(
                    Location.ofFile(file.path()),
                    "is neither CycloneDX (bomFormat) nor SPDX (spdxVersion, or @graph), though its name says bill of material");
        }
    }

    private static String text(ManifestFile file) throws IOException, ManifestException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.content(BoundedJson.MAX_BYTES)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ManifestException(Location.ofFile(file.path()), "is not UTF-8");
        }
    }
}
