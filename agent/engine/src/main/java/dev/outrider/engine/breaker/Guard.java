package dev.outrider.engine.breaker;

/** A breaker's answer to an exchange: pass, and say how it ended, or do not go there. */
public sealed interface Guard permits Pass, Open {}
