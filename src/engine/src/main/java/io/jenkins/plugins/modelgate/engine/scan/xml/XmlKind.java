package io.jenkins.plugins.modelgate.engine.scan.xml;

import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import java.util.Map;
import java.util.Set;

/** Documents that model loaders read. */
public enum XmlKind {
    PMML("pmml") {
        @Override
        boolean matches(Probe probe, XmlProlog prolog) {
            return probe.hasExtension("pmml") || prolog.root().equals("PMML");
        }

        @Override
        ElementRule rule(Inspection inspection, String name) {
            return new PmmlRule(inspection);
        }
    },

    OPENVINO("openvino") {
        @Override
        boolean matches(Probe probe, XmlProlog prolog) {
            return prolog.root().equals("net");
        }

        @Override
        ElementRule rule(Inspection inspection, String name) {
            return new OpenVinoRule(inspection, name);
        }
    },

    /**
     * Other documents are no models and are left alone, but for those with a document type, those whose root element is
     * out of sight, and Java's object documents. Web pages and drawings have document types by custom.
     */
    OTHER("xml") {
        @Override
        boolean matches(Probe probe, XmlProlog prolog) {
            boolean taken = PMML.matches(probe, prolog) || OPENVINO.matches(probe, prolog);
            boolean named = probe.hasExtension("xml", "");
            return !taken && (READ.contains(prolog.root()) || named && (prolog.hasDoctype() || prolog.isOpen()));
        }

        @Override
        ElementRule rule(Inspection inspection, String name) {
            return (element, attributes, offset) -> {
                if (element.equals("java") && isDecoder(attributes)) {
                    inspection.report(XmlRules.JAVA, offset, "a document of java.beans.XMLDecoder");
                }
            };
        }
    };

    /** Root elements of documents that libraries read as models or objects: OpenCV, java.beans. */
    private static final Set<String> READ = Set.of("opencv_storage", "java");

    private final String format;

    XmlKind(String format) {
        this.format = format;
    }

    String format() {
        return format;
    }

    /** Whether a document with such a beginning is of this kind. */
    abstract boolean matches(Probe probe, XmlProlog prolog);

    /** Rule for one document. */
    abstract ElementRule rule(Inspection inspection, String name);

    private static boolean isDecoder(Map<String, String> attributes) {
        return attributes.containsKey("class") || attributes.containsKey("version");
    }
}
