package io.jenkins.plugins.modelgate.engine.dependency.sbom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.dependency.XmlElement;
import java.util.List;

/** Brings CycloneDX in XML into the shape of its JSON form, as far as packages go. */
final class CycloneDxXml {
    private static final String NAMESPACE = "http://cyclonedx.org/schema/bom/";
    private static final List<String> TEXTS = List.of("group", "name", "version", "scope", "purl");

    private CycloneDxXml() {}

    static ObjectNode asJson(XmlElement bom) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (bom.namespace().startsWith(NAMESPACE)) {
            root.put("specVersion", bom.namespace().substring(NAMESPACE.length()));
        }
        for (XmlElement component : bom.children("metadata", "component")) {
            root.putObject("metadata").set("component", component(component));
        }
        components(root, bom);
        ArrayNode dependencies = root.putArray("dependencies");
        for (XmlElement dependency : bom.children("dependencies", "dependency")) {
            ObjectNode edge = dependencies.addObject().put("ref", dependency.attribute("ref"));
            ArrayNode to = edge.putArray("dependsOn");
            dependency.children("dependency").forEach(each -> to.add(each.attribute("ref")));
        }
        ArrayNode compositions = root.putArray("compositions");
        for (XmlElement composition : bom.children("compositions", "composition")) {
            compositions.addObject().put("aggregate", composition.childText("aggregate"));
        }
        return root;
    }

    private static void components(ObjectNode node, XmlElement element) {
        ArrayNode components = node.putArray("components");
        element.children("components", "component").forEach(each -> components.add(component(each)));
    }

    private static ObjectNode component(XmlElement element) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", element.attribute("type"));
        node.put("bom-ref", element.attribute("bom-ref"));
        for (String name : TEXTS) {
            node.put(name, element.childText(name));
        }
        ArrayNode hashes = node.putArray("hashes");
        for (XmlElement hash : element.children("hashes", "hash")) {
            hashes.addObject().put("alg", hash.attribute("alg")).put("content", hash.text());
        }
        ArrayNode licenses = node.putArray("licenses");
        for (XmlElement license : element.children("licenses", "license")) {
            ObjectNode each = licenses.addObject().putObject("license");
            each.put("id", license.childText("id")).put("name", license.childText("name"));
        }
        for (XmlElement expression : element.children("licenses", "expression")) {
            licenses.addObject().put("expression", expression.text());
        }
        components(node, element);
        return node;
    }
}
