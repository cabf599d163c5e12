/** Examines XML that model loaders read: PMML, OpenVINO, and any other with a document type. */
package io.jenkins.plugins.modelgate.engine.scan.xml;
