/**
 * Loaded before a simulator's own program (`node --import`): when the process that started it is gone, even killed, the
 * simulator is asked to end, and takes its pseudo-terminal's name away with it.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
