/** Bills of material as inputs: CycloneDX and SPDX in the forms that tools write them. */
package io.jenkins.plugins.modelgate.engine.dependency.sbom;
