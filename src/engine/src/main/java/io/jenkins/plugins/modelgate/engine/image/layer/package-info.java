/** Layers: read once each, whiteouts and links honoured, files examined where they lie. */
package io.jenkins.plugins.modelgate.engine.image.layer;
