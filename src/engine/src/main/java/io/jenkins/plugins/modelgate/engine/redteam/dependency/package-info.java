/** Attacks on what a model is packaged with. */
package io.jenkins.plugins.modelgate.engine.redteam.dependency;
