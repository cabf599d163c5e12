/** The one policy document that both halves read; later layers may only tighten it. */
package io.jenkins.plugins.modelgate.engine.policy;
