/** Attacks on container images with models in them. */
package io.jenkins.plugins.modelgate.engine.redteam.image;
