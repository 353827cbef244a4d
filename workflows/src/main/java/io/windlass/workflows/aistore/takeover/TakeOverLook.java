package io.windlass.workflows.aistore.takeover;

import io.windlass.workflows.lifecycle.Intent;

/**
 * Asks for the next steps of a take-over.
 *
 * @param intent whether it is to be completed, or the way back to be gone
 */
public record TakeOverLook(TakeOverRequest request, Intent intent) {}
