/**
 * Bills of material of models: CycloneDX ML-BOM 1.6 from a report and from what the model says of itself. What the model says
 * is repeated, not believed.
 */
package io.jenkins.plugins.modelgate.engine.bom;
