// Stands for a check that takes long over one file, and looks up from it for nothing.
for (;;);
