"""Names resolved: which city or country a name stands for, and which nodes are one."""
